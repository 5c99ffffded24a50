using Microsoft.Extensions.Options;

namespace TrackStore.Sync;

[OptionsValidator]
internal sealed partial class SynchronizerOptionsValidator : IValidateOptions<SynchronizerOptions>;
