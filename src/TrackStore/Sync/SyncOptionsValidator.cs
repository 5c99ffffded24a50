using Microsoft.Extensions.Options;

namespace TrackStore.Sync;

[OptionsValidator]
internal sealed partial class SyncOptionsValidator : IValidateOptions<SyncOptions>;
