using System.Text.Json;
using TrackStore.Discogs.Answers;

namespace TrackStore.Discogs.Collection;

/// <summary>A release in the wantlist, read and as it came.</summary>
internal sealed record WantedRelease(DiscogsWant Want, JsonElement Raw);
