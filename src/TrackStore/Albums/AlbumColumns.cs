using TrackStore.Fields;
using TrackStore.Storage.Entities;

namespace TrackStore.Albums;

/// <summary>Sets columns of an album together with those that are computed from them.</summary>
internal static class AlbumColumns
{
    public static AlbumEntity WithReleaseYear(this AlbumEntity album, string? year)
        => album with { ReleaseYear = year, YearNumber = FieldConverter.ToYearNumber(year) };
}
