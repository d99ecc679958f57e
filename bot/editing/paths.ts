/** Where the links lead that editors get. The token stands behind the `?`, which no log of ours keeps. */

export function signInPath(token: string): string {
  return `/edit/sign-in?token=${encodeURIComponent(token)}`;
}

export function stillRightPath(token: string): string {
  return `/edit/still-right?token=${encodeURIComponent(token)}`;
}
