using Microsoft.Extensions.Options;

namespace TrackStore.Artwork.Previews;

[OptionsValidator]
internal sealed partial class ArtworkPreviewOptionsValidator : IValidateOptions<ArtworkPreviewOptions>;
