declare module 'virtual:mantine';
declare module 'virtual:theme.css';
