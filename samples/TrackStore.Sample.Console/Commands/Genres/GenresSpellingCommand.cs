using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;

namespace TrackStore.Sample.Commands.Genres;

/// <summary>genres spelling: says which other words mean a genre.</summary>
internal static class GenresSpellingCommand
{
    public static Command Create(CommandHost host)
    {
        var genre = new Argument<string>("genre") { Description = "The genre, by its name or another spelling" };
        Option<string[]> add = WordsOption("--add", "Words that mean this genre from now on");
        Option<string[]> remove = WordsOption("--remove", "Words that name a genre of their own from now on");
        var command = new Command("spelling", "Lists or changes the other spellings of a genre, which imports and syncs meet.")
        {
            genre, add, remove,
        };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            Genre found = await library.ResolveGenreAsync(arguments.GetRequiredValue(genre), cancellationToken);
            foreach (string word in arguments.GetValue(remove) ?? [])
                found = await library.Genres.RemoveSpellingAsync(found.Id, word, cancellationToken);
            foreach (string word in arguments.GetValue(add) ?? [])
                found = await library.Genres.AddSpellingAsync(found.Id, word, cancellationToken);
            host.Output.Line($"{found.Name}: {(found.Spellings.Count > 0 ? string.Join(", ", found.Spellings) : "no other spellings")}");
        });
        return command.WithExamples(
            "genres spelling \"Drum & Bass\"",
            "genres spelling \"Drum & Bass\" --add dnb \"d'n'b\"",
            "genres spelling House --remove club");
    }

    private static Option<string[]> WordsOption(string name, string description) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        HelpName = "word",
    };
}
