using Microsoft.EntityFrameworkCore;
using TrackStore.Storage.Entities;
using TrackStore.Storage.Entities.Decisions;

namespace TrackStore.Genres;

/// <summary>Finds genres by their names and their other spellings.</summary>
internal static class GenreNames
{
    /// <summary>Returns the ids of the genres that have one of the names or spellings.</summary>
    /// <param name="context">The context.</param>
    /// <param name="keys">The normalized names.</param>
    public static IQueryable<long> IdsOf(DbContext context, List<string> keys)
    {
        IQueryable<long> spelled = context.Set<GenreAliasEntity>()
            .Where(alias => alias.GenreId != null && keys.Contains(alias.NameKey))
            .Select(alias => alias.GenreId!.Value);
        return context.Set<GenreEntity>().Where(genre => keys.Contains(genre.NameKey)).Select(genre => genre.Id).Union(spelled);
    }
}
