using System.Text.Json;
using TrackStore.Discogs.Responses;

namespace TrackStore.Discogs.Collection;

/// <summary>A copy of a release in the collection, with its original JSON.</summary>
internal sealed record OwnedCopy(DiscogsCollectionItem Item, JsonElement Raw);
