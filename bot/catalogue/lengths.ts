/** How long texts of groups may be, in characters: what fits a card on a telephone and a few SMS. */
export const longestName = 80;
export const longestAbout = 600;
export const longestFirstVisit = 600;
