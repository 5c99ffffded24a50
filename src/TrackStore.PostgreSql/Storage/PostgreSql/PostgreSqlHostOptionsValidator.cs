using Microsoft.Extensions.Options;

namespace TrackStore.Storage.PostgreSql;

[OptionsValidator]
internal sealed partial class PostgreSqlHostOptionsValidator : IValidateOptions<PostgreSqlHostOptions>;
