using Microsoft.Extensions.Options;

namespace TrackStore.Hosting.Sync;

[OptionsValidator]
internal sealed partial class SyncJobOptionsValidator : IValidateOptions<SyncJobOptions>;
