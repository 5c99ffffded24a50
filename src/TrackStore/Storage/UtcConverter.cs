using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TrackStore.Storage;

/// <summary>Sets the kind of times read from the database to UTC, which SQLite doesn't store.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTime, DateTime>(value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    public static readonly UtcConverter Instance = new();
}
