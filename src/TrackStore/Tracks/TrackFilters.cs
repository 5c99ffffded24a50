using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Text;

namespace TrackStore.Tracks;

/// <summary>Applies a query's filters, in LINQ that every provider translates.</summary>
internal static class TrackFilters
{
    private const string Escape = "\\";

    public static IQueryable<TrackEntity> Apply(this IQueryable<TrackEntity> tracks, TrackQuery query)
    {
        foreach (string word in TextFolding.Search(query.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            tracks = tracks.Matching($"%{Escaped(word)}%");

        // The search key holds title, artist and album, one a line: the line breaks of the pattern aim at one of them.
        if (Folded(query.Artist) is { } artist)
            tracks = tracks.Matching($"%\n%{artist}%\n%");
        if (Folded(query.Album) is { } album)
            tracks = tracks.Matching($"%\n%\n%{album}%");
        if (query.AlbumId is { } albumId)
            tracks = tracks.Where(t => t.AlbumId == albumId);

        return tracks.WithGenreAndTags(query).WithLink(query).WithFacts(query).WithRanges(query);
    }

    private static IQueryable<TrackEntity> Matching(this IQueryable<TrackEntity> tracks, string pattern)
        => tracks.Where(t => EF.Functions.Like(t.SearchKey, pattern, Escape));

    private static IQueryable<TrackEntity> WithGenreAndTags(this IQueryable<TrackEntity> tracks, TrackQuery query)
    {
        if (!string.IsNullOrWhiteSpace(query.Genre))
        {
            string genre = FoldedName.Of(query.Genre, nameof(query.Genre)).Key;
            tracks = tracks.Where(t => t.Genres.Any(g => g.IsEffective && g.Genre!.NameKey == genre));
        }

        foreach (FoldedName tag in FoldedName.ListOf(query.Tags, nameof(query.Tags)))
        {
            string key = tag.Key;
            tracks = tracks.Where(t => t.Tags.Any(link => link.Tag!.NameKey == key));
        }

        return tracks;
    }

    private static IQueryable<TrackEntity> WithLink(this IQueryable<TrackEntity> tracks, TrackQuery query)
    {
        string? platform = PlatformOf(query);
        return (platform, query.NeedsUpdate) switch
        {
            (null, null) => tracks,
            (null, { } stale) => tracks.Where(t => t.PlatformInfo.Any(p => p.NeedsUpdate == stale)),
            ({ } name, null) => tracks.Where(t => t.PlatformInfo.Any(p => p.Platform == name)),
            ({ } name, { } stale) => tracks.Where(t => t.PlatformInfo.Any(p => p.Platform == name && p.NeedsUpdate == stale)),
        };
    }

    public static string? PlatformOf(TrackQuery query)
        => string.IsNullOrWhiteSpace(query.Platform) ? null : TextRules.SourceName(query.Platform, nameof(query.Platform));

    private static IQueryable<TrackEntity> WithFacts(this IQueryable<TrackEntity> tracks, TrackQuery query)
    {
        if (query.HasImage is { } wanted)
        {
            Expression<Func<TrackEntity, bool>> has = TrackRows.HasImage;
            tracks = tracks.Where(wanted ? has : Expression.Lambda<Func<TrackEntity, bool>>(Expression.Not(has.Body), has.Parameters));
        }

        if (query.IsAvailableLocally is { } local)
            tracks = tracks.Where(t => t.IsAvailableLocally == local);
        return tracks;
    }

    private static IQueryable<TrackEntity> WithRanges(this IQueryable<TrackEntity> tracks, TrackQuery query)
    {
        if (query.MinYear is { } minYear)
            tracks = tracks.Where(t => t.YearNumber >= minYear);
        if (query.MaxYear is { } maxYear)
            tracks = tracks.Where(t => t.YearNumber <= maxYear);
        if (query.MinBpm is { } minBpm)
            tracks = tracks.Where(t => t.Bpm >= minBpm);
        if (query.MaxBpm is { } maxBpm)
            tracks = tracks.Where(t => t.Bpm <= maxBpm);
        return tracks;
    }

    private static string? Folded(string? text)
    {
        string folded = TextFolding.Search(text ?? "");
        return folded.Length == 0 ? null : Escaped(folded);
    }

    private static string Escaped(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
