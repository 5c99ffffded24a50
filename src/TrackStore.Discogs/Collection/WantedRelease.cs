using System.Text.Json;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Collection;

/// <summary>A release in the wantlist, with its original JSON.</summary>
internal sealed record WantedRelease(DiscogsWant Want, JsonElement Raw);
