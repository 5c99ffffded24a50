using Microsoft.Extensions.Options;

namespace TrackStore.Loading;

/// <summary>Checks the limits that <see cref="ImageLoaderOptions"/> declares.</summary>
[OptionsValidator]
internal sealed partial class ImageLoaderOptionsValidator : IValidateOptions<ImageLoaderOptions>;
