using System.Text.Json.Serialization;

namespace TrackStore.Discogs.Responses;

/// <summary>The generated deserializers of the responses. Unknown members are ignored, missing ones are null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(LenientTextConverter), typeof(LenientNumberConverter), typeof(LenientWholeConverter)])]
[JsonSerializable(typeof(DiscogsRelease))]
[JsonSerializable(typeof(DiscogsTrack))]
[JsonSerializable(typeof(DiscogsMaster))]
[JsonSerializable(typeof(DiscogsSearchResult))]
[JsonSerializable(typeof(DiscogsPagination))]
[JsonSerializable(typeof(DiscogsCollectionItem))]
[JsonSerializable(typeof(DiscogsWant))]
[JsonSerializable(typeof(DiscogsName))]
[JsonSerializable(typeof(DiscogsIdentity))]
[JsonSerializable(typeof(DiscogsError))]
internal sealed partial class DiscogsJson : JsonSerializerContext;
