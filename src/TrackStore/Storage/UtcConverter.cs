using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TrackStore.Storage;

/// <summary>Marks times that come from the database as the UTC that they are; SQLite forgets it.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    public static readonly UtcConverter Instance = new();
}
