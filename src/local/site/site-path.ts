/** The tenant's only site. */
export const sitePath = '/sites/utbildning';
