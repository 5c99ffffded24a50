using Microsoft.Extensions.Options;

namespace TrackStore.Hosting.Housekeeping;

[OptionsValidator]
internal sealed partial class HousekeepingOptionsValidator : IValidateOptions<HousekeepingOptions>;
