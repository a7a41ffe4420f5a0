export { lettersOut as buildServices } from '../../../shared/letters/letters-out.ts';
