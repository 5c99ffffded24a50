using System.Text.Json;

namespace TrackStore.Discogs.Collection;

/// <summary>An item of a list, with its original JSON.</summary>
internal sealed record ListItem<T>(T Value, JsonElement Raw);
