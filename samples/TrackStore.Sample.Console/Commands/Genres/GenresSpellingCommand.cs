using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Commands.Genres;

/// <summary>genres spelling: says which other words mean a genre.</summary>
internal static class GenresSpellingCommand
{
    public static Command Create(CommandHost host)
    {
        var genre = new Argument<string>("genre") { Description = "The genre, by its name or another spelling" };
        var words = new SpellingOptions("genre");
        var command = new Command("spelling", "Lists or changes the other spellings of a genre, which imports and syncs meet.")
        {
            genre, words.Add, words.Remove,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Genre found = await library.ResolveGenreAsync(arguments.GetRequiredValue(genre), cancellationToken);
            found = await words.ChangeAsync(
                arguments,
                found,
                (owner, word) => library.Genres.RemoveSpellingAsync(owner.Id, word, cancellationToken),
                (owner, word) => library.Genres.AddSpellingAsync(owner.Id, word, cancellationToken));
            host.Output.Line($"{SpellingOptions.Of(found.Name, found.Spellings)}");
        });
        return command.WithExamples(
            "genres spelling \"Drum & Bass\"",
            "genres spelling \"Drum & Bass\" --add dnb \"d'n'b\"",
            "genres spelling House --remove club");
    }
}
