import { create } from 'zustand';

/** Whether the core answers: what the health line shows. */
export const useConnection = create<{ isConnected: boolean; set: (isConnected: boolean) => void }>((set) => ({
  isConnected: true,
  set: (isConnected) => set({ isConnected }),
}));
