using Microsoft.Extensions.Options;

namespace TrackStore.Spotify;

[OptionsValidator]
internal sealed partial class SpotifyOptionsValidator : IValidateOptions<SpotifyOptions>;
