using Microsoft.Extensions.Options;

namespace TrackStore.Artwork.Downloads;

[OptionsValidator]
internal sealed partial class ArtworkDownloadOptionsValidator : IValidateOptions<ArtworkDownloadOptions>;
