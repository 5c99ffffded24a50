using Microsoft.Extensions.Options;

namespace TrackStore.Artwork.Lookups;

[OptionsValidator]
internal sealed partial class ArtworkLookupOptionsValidator : IValidateOptions<ArtworkLookupOptions>;
