using Microsoft.Extensions.Options;

namespace TrackStore.Hosting.Health;

[OptionsValidator]
internal sealed partial class LibraryHealthOptionsValidator : IValidateOptions<LibraryHealthOptions>;
