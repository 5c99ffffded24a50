using Microsoft.Extensions.Options;

namespace TrackStore.Storage.Sqlite;

[OptionsValidator]
internal sealed partial class SqliteStoreOptionsValidator : IValidateOptions<SqliteStoreOptions>;
