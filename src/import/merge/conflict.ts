/** Something that you and the source both changed; what you wrote stays. */
export interface Conflict {
  /** `date`, `section “Guests”`, `takeaway 2: title`. */
  where: string;
  yours: string;
  theirs: string;
}
