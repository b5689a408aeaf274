/** The values of a note's metadata, and those that no field has taken. */
export interface NoteFields {
  /** What `read` makes of the value of a key; null where there is none or it cannot be used. */
  take<T>(key: string, read: (value: string) => T | null): T | null;
  /** The values left, by their keys as front matter has them. */
  left(): Record<string, string>;
}

/** Lets fields take the values of a note's metadata, by slug of their key. */
export function noteFields(values: ReadonlyMap<string, string>): NoteFields {
  const taken = new Set<string>();
  return {
    take(key, read) {
      const value = values.get(key);
      const found = value === undefined ? null : read(value);
      if (found !== null) taken.add(key);
      return found;
    },
    left() {
      const others = [...values].filter(([key]) => !taken.has(key));
      return Object.fromEntries(others.map(([key, value]) => [key.replace(/-/g, "_"), value]));
    },
  };
}

/** A list, null where it is empty. */
export function filled<T>(list: T[]): T[] | null {
  return list.length > 0 ? list : null;
}
