using System.Text;
using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;

namespace TrackStore.Genres;

/// <summary>Finds genres whose names are spellings of one another.</summary>
internal static class GenreProposals
{
    public static async Task<IReadOnlyList<GenreProposal>> ReadAsync(DbContext context, CancellationToken cancellationToken)
    {
        var names = await context.Set<GenreEntity>()
            .Select(genre => new { genre.Id, genre.NameKey })
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        long[][] groups =
        [
            .. names.GroupBy(genre => Fold(genre.NameKey), genre => genre.Id).Where(group => group.Key.Length > 0 && group.Skip(1).Any())
                .Select(group => group.ToArray()),
        ];
        long[] ids = [.. groups.SelectMany(group => group)];
        IReadOnlyList<Genre> read = await GenreReader
            .ReadAsync(context, context.Set<GenreEntity>().Where(genre => EF.Parameter(ids).Contains(genre.Id)), cancellationToken)
            .ConfigureAwait(false);
        Dictionary<long, Genre> genres = read.ToDictionary(genre => genre.Id);
        return
        [
            .. groups
                .Select(group => group.Select(id => genres[id])
                    .OrderByDescending(genre => genre.TrackCount)
                    .ThenBy(genre => genre.Id)
                    .ToArray())
                .Select(group => new GenreProposal { Kept = group[0], Others = group[1..] })
                .OrderBy(proposal => proposal.Kept.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>Leaves out spaces and punctuation of a folded name, and writes "and" in one way.</summary>
    public static string Fold(string key)
    {
        var folded = new StringBuilder(key.Length);
        foreach (string word in key.Split([' ', '-', '_', '/', '.', '\''], StringSplitOptions.RemoveEmptyEntries))
            folded.Append(word is "n" or "und" or "et" or "y" ? "and" : word);

        return folded.ToString();
    }
}
