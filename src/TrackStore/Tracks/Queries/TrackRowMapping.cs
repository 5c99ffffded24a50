using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage;
using TrackStore.Storage.Entities;

namespace TrackStore.Tracks.Queries;

/// <summary>Projections of rows to the records that cross the API.</summary>
internal static class TrackRowMapping
{
    /// <summary>The artwork that a track shows: its own, or its album's unless the user wants none for it.</summary>
    public static readonly Expression<Func<TrackEntity, long?>> ShownArtworkId = t => t.ArtworkDecided ? t.ArtworkId : t.Album!.ArtworkId;

    public static readonly Expression<Func<ArtworkEntity, long?>> ArtworkId = a => a.Id;

    /// <summary>Tells whether a track shows a picture.</summary>
    public static readonly Expression<Func<TrackEntity, bool>> HasImage = t => (t.ArtworkDecided ? t.ArtworkId : t.Album!.ArtworkId) != null;

    public static readonly Expression<Func<TrackEntity, ArtworkEntity?, Track>> ToTrack = (t, shown) => new Track
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
        Label = t.Label,
        IsAvailableLocally = t.IsAvailableLocally,
        LocalPath = t.LocalPath,
        ArtworkUrl = t.ArtworkUrl,
        HasImage = shown != null,
        ThumbHash = StoredThumbHash.Read(shown!.ThumbHash),
        DominantColor = shown!.DominantColor,
        EditVersion = t.EditVersion,
        CreatedAt = ToUtc(t.CreatedAt),
        UpdatedAt = ToUtc(t.UpdatedAt),
    };

    private static readonly Expression<Func<TrackEntity, ArtworkEntity?, TrackListRow>> ToRow = (t, shown) => new TrackListRow(
        new TrackItem
        {
            TrackId = t.Id,
            Title = t.Title,
            Artist = t.Artist,
            Duration = ToDuration(t.DurationMs),
            Album = t.Album!.Title,
            AlbumId = t.AlbumId,
            Year = t.Year,
            Bpm = t.Bpm,
            AddedAt = ToUtc(t.CreatedAt),
            HasImage = shown != null,
            ThumbHash = StoredThumbHash.Read(shown!.ThumbHash),
            DominantColor = shown!.DominantColor,
        },
        t.SortTitle,
        t.SortArtist,
        t.YearNumber);

    /// <summary>Gives a list's rows; their platform id is the one on the given platform.</summary>
    public static IQueryable<TrackListRow> ToRows(this IQueryable<TrackEntity> tracks, DbContext context, string? platform)
        => tracks.LeftJoin(context.Set<ArtworkEntity>(), ShownArtworkId, ArtworkId, platform is null ? ToRow : ToRowOn(platform));

    public static TimeSpan? ToDuration(long? milliseconds) => milliseconds is { } known ? TimeSpan.FromMilliseconds(known) : null;

    public static DateTimeOffset ToUtc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    // The same row with one more member: the rest is written once.
    private static Expression<Func<TrackEntity, ArtworkEntity?, TrackListRow>> ToRowOn(string platform)
    {
        Expression<Func<TrackEntity, string?>> id = t => t.PlatformInfo.Where(p => p.Platform == platform).Select(p => p.PlatformId).FirstOrDefault();
        var row = (NewExpression)ToRow.Body;
        var item = (MemberInitExpression)row.Arguments[0];
        MemberBinding bound = Expression.Bind(
            typeof(TrackItem).GetProperty(nameof(TrackItem.PlatformId))!,
            new Parameter(id.Parameters[0], ToRow.Parameters[0]).Visit(id.Body));
        return Expression.Lambda<Func<TrackEntity, ArtworkEntity?, TrackListRow>>(
            row.Update([item.Update(item.NewExpression, [.. item.Bindings, bound]), .. row.Arguments.Skip(1)]),
            ToRow.Parameters);
    }

    private sealed class Parameter(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
