using Microsoft.Extensions.Options;

namespace TrackStore.Artwork;

[OptionsValidator]
internal sealed partial class ArtworkLookupOptionsValidator : IValidateOptions<ArtworkLookupOptions>;
