using System.Text.Json;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Mapping;

/// <summary>A track in a release's track list.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Raw">The entry's original JSON.</param>
/// <param name="Key">The second part of its id: its position, or "#" and its number.</param>
/// <param name="Place">Its number in the track list.</param>
/// <param name="Title">Its title, preceded by the title of its index track.</param>
/// <param name="Heading">The heading above it, or null.</param>
/// <param name="IndexArtists">The artists of its index track, used if the track has none of its own.</param>
internal sealed record ListedTrack(
    DiscogsTrack Entry, JsonElement Raw, string Key, int Place, string Title, string? Heading, IReadOnlyList<DiscogsArtist?>? IndexArtists);
