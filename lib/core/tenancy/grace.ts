/** For how long what people delete can be had back, in ms. */
export const graceMs = 30 * 24 * 3_600_000
