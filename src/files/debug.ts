/** Reports a step that is done, for those who look for what takes long. */
export type Debug = (step: string) => void;
