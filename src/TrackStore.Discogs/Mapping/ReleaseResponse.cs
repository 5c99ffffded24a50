using System.Text.Json;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Mapping;

/// <summary>A release, with its original JSON.</summary>
internal sealed record ReleaseResponse(DiscogsRelease Release, JsonElement Raw);
