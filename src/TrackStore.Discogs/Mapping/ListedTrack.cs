using System.Text.Json;
using TrackStore.Discogs.Answers;

namespace TrackStore.Discogs.Mapping;

/// <summary>A track of a release's track list.</summary>
/// <param name="Entry">What the list says of it.</param>
/// <param name="Raw">The same as it came.</param>
/// <param name="Key">The second half of its id: its position, or its place.</param>
/// <param name="Title">Its title, with the title of the index track that it belongs to.</param>
/// <param name="Heading">The heading that it stands under, or null.</param>
/// <param name="IndexArtists">The artists of the index track, who count when it names none of its own.</param>
internal sealed record ListedTrack(
    DiscogsTrack Entry, JsonElement Raw, string Key, string Title, string? Heading, IReadOnlyList<DiscogsArtist?>? IndexArtists);
