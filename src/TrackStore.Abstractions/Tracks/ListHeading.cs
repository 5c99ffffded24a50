namespace TrackStore;

/// <summary>A group of tracks or albums that follow each other in a list, such as all titles with a letter.</summary>
/// <param name="Text">
/// The letter in upper case, the year, <c>#</c> for digits and signs, <c>字</c> for all Chinese characters, or an empty text for those
/// without a year.
/// </param>
/// <param name="FirstIndex">The number of rows before the group.</param>
/// <param name="Count">The number of rows in the group.</param>
public sealed record ListHeading(string Text, int FirstIndex, int Count);
