using System.Text.Json;
using TrackStore.Discogs.Answers;

namespace TrackStore.Discogs.Mapping;

/// <summary>A release, read and as it came.</summary>
internal sealed record ReleaseAnswer(DiscogsRelease Release, JsonElement Raw);
