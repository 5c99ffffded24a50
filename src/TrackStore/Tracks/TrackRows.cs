using System.Linq.Expressions;
using TrackStore.Artwork;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks;

/// <summary>Projections of rows to the records that cross the API.</summary>
internal static class TrackRows
{
    public static readonly Expression<Func<TrackEntity, Track>> ToTrack = t => new Track
    {
        Id = t.Id,
        Title = t.Title,
        Artist = t.Artist,
        AlbumId = t.AlbumId,
        Album = t.Album!.Title,
        Duration = ToDuration(t.DurationMs),
        Year = t.Year,
        Bpm = t.Bpm,
        MusicalKey = t.MusicalKey,
        Isrc = t.Isrc,
        IsAvailableLocally = t.IsAvailableLocally,
        LocalPath = t.LocalPath,
        ArtworkUrl = t.ArtworkUrl,
        HasImage = t.Artworks.Any(a => a.Kind == Schema.Front) || t.Album!.Artworks.Any(a => a.Kind == Schema.Front),
        ThumbHash = Placeholder.ToThumbHash(t.Artworks.Any(a => a.Kind == Schema.Front)
            ? t.Artworks.Where(a => a.Kind == Schema.Front).Select(a => a.Artwork!.ThumbHash).FirstOrDefault()
            : t.Album!.Artworks.Where(a => a.Kind == Schema.Front).Select(a => a.Artwork!.ThumbHash).FirstOrDefault()),
        DominantColour = t.Artworks.Any(a => a.Kind == Schema.Front)
            ? t.Artworks.Where(a => a.Kind == Schema.Front).Select(a => a.Artwork!.DominantColour).FirstOrDefault()
            : t.Album!.Artworks.Where(a => a.Kind == Schema.Front).Select(a => a.Artwork!.DominantColour).FirstOrDefault(),
        CreatedAt = ToUtc(t.CreatedAt),
        UpdatedAt = ToUtc(t.UpdatedAt),
    };

    /// <summary>Gives the projection of a list's rows; their platform id is the one on the given platform.</summary>
    public static Expression<Func<TrackEntity, TrackRow>> ToRow(string? platform) => t => new TrackRow(
        new TrackItem
        {
            TrackId = t.Id,
            PlatformId = platform == null ? null : t.PlatformInfo.Where(p => p.Platform == platform).Select(p => p.PlatformId).FirstOrDefault(),
            Title = t.Title,
            Artist = t.Artist,
            Duration = ToDuration(t.DurationMs),
            Album = t.Album!.Title,
            AlbumId = t.AlbumId,
            Year = t.Year,
            Bpm = t.Bpm,
            AddedAt = ToUtc(t.CreatedAt),
            HasImage = t.Artworks.Any(a => a.Kind == Schema.Front) || t.Album!.Artworks.Any(a => a.Kind == Schema.Front),
            ThumbHash = Placeholder.ToThumbHash(t.Artworks.Any(a => a.Kind == Schema.Front)
                ? t.Artworks.Where(a => a.Kind == Schema.Front).Select(a => a.Artwork!.ThumbHash).FirstOrDefault()
                : t.Album!.Artworks.Where(a => a.Kind == Schema.Front).Select(a => a.Artwork!.ThumbHash).FirstOrDefault()),
            DominantColour = t.Artworks.Any(a => a.Kind == Schema.Front)
                ? t.Artworks.Where(a => a.Kind == Schema.Front).Select(a => a.Artwork!.DominantColour).FirstOrDefault()
                : t.Album!.Artworks.Where(a => a.Kind == Schema.Front).Select(a => a.Artwork!.DominantColour).FirstOrDefault(),
        },
        t.SortTitle,
        t.SortArtist,
        t.YearNumber);

    public static TimeSpan? ToDuration(long? milliseconds) => milliseconds is { } known ? TimeSpan.FromMilliseconds(known) : null;

    public static DateTimeOffset ToUtc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
