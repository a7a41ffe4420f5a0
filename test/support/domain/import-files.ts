/** Small files of each kind, as somebody sends them. */

export const inn = '7707083893';
export const head = 'account;taxId;order;date;amount\n';
export const orders = `${head}Ромашка;${inn};1;2026-01-15;10\nРомашка;;2;2026-01-15;10\nВасилёк;;3;2026-01-15;10\n`;
export const people = `name;email;company
Иван Петров;ivan@zavod.example;Завод
Пётр Иванов;petr@zavod.example;Завод
Анна Серова;anna@mail.example;
`;
export const accounts = `company;taxId;email\nРомашка;${inn};a@romashka.example\nВасилёк;;\n`;
