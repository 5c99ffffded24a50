using System.Globalization;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>Finds genres and tags by the names that a user types, ignoring case and accents.</summary>
internal static class NameReference
{
    private const CompareOptions Ignored = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth;

    /// <summary>Gets the genre that a name or another spelling means.</summary>
    /// <exception cref="CommandException">There is no such genre.</exception>
    public static async Task<Genre> ResolveGenreAsync(this Library library, string name, CancellationToken cancellationToken)
        => await library.Genres.FindGenreAsync(name, cancellationToken)
            ?? throw new CommandException($"There is no genre {name}. \"genres list\" lists them.");

    /// <summary>Gets the tag with a name.</summary>
    /// <exception cref="CommandException">There is no such tag.</exception>
    public static async Task<Tag> ResolveTagAsync(this Library library, string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<Tag> tags = await library.Tags.ListTagsAsync(cancellationToken);
        return tags.FirstOrDefault(tag => string.Equals(tag.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? tags.FirstOrDefault(tag => string.Compare(tag.Name, name, CultureInfo.InvariantCulture, Ignored) == 0)
            ?? throw new CommandException($"There is no tag {name}. \"tags\" lists them.");
    }
}
