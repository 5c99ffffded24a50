using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TrackStore.Storage.Model;

/// <summary>
/// Marks tables that SQLite stores without row ids. It keeps one tree for such a table instead of two, which halves the cost of a write and
/// of a read by key where the key is most of the row. Other providers ignore the mark.
/// </summary>
internal static class WithoutRowIdExtensions
{
    private const string Annotation = "TrackStore:WithoutRowId";

    public static EntityTypeBuilder<TEntity> UseWithoutRowId<TEntity>(this EntityTypeBuilder<TEntity> builder)
        where TEntity : class
    {
        builder.HasAnnotation(Annotation, true);
        return builder;
    }

    public static bool IsWithoutRowId(this IReadOnlyEntityType entity) => entity.FindAnnotation(Annotation)?.Value is true;
}
