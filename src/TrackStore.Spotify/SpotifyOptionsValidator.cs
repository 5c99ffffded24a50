using Microsoft.Extensions.Options;

namespace TrackStore;

[OptionsValidator]
internal sealed partial class SpotifyOptionsValidator : IValidateOptions<SpotifyOptions>;
