namespace TrackStore;

/// <summary>A group of tracks that follow each other in a list, such as all titles with a letter.</summary>
/// <param name="Text">
/// The letter in upper case, the year, <c>#</c> for digits and signs, <c>字</c> for all Chinese characters, or an empty text for tracks
/// without a year.
/// </param>
/// <param name="FirstIndex">The number of tracks before the group.</param>
/// <param name="Count">The number of tracks in the group.</param>
public sealed record TrackHeading(string Text, int FirstIndex, int Count);
