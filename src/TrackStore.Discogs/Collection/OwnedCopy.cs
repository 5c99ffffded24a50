using System.Text.Json;
using TrackStore.Discogs.Answers;

namespace TrackStore.Discogs.Collection;

/// <summary>A copy of a release in the collection, read and as it came.</summary>
internal sealed record OwnedCopy(DiscogsCollectionItem Item, JsonElement Raw);
