declare module 'virtual:words/*' {
  export const words: import('./say').PageWords;
}
