export { AreaEnv as Env } from '../../../shared/lambda/area-environment.ts';
