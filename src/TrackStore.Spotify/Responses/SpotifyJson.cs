using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackStore.Spotify.Responses;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TokenJson))]
[JsonSerializable(typeof(SearchJson))]
[JsonSerializable(typeof(PageJson))]
[JsonSerializable(typeof(TracksJson))]
[JsonSerializable(typeof(TrackJson))]
[JsonSerializable(typeof(AlbumJson))]
[JsonSerializable(typeof(ArtistsJson))]
[JsonSerializable(typeof(ArtistJson))]
[JsonSerializable(typeof(AudioFeaturesJson))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class SpotifyJson : JsonSerializerContext;
