using System.CommandLine;

namespace TrackStore.Sample.Commands.Arguments;

/// <summary>The options that change the other spellings of a genre or tag.</summary>
/// <param name="noun">What has them: a genre or a tag.</param>
internal sealed class SpellingOptions(string noun)
{
    public Option<string[]> Add { get; } = Words("--add", $"Words that mean this {noun} from now on");

    public Option<string[]> Remove { get; } = Words("--remove", $"Words that name a {noun} of their own from now on");

    /// <summary>Removes and adds the words that were typed.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="owner">The genre or tag.</param>
    /// <param name="remove">Removes a word from it.</param>
    /// <param name="add">Adds a word to it.</param>
    public async Task<T> ChangeAsync<T>(ParseResult arguments, T owner, Func<T, string, Task<T>> remove, Func<T, string, Task<T>> add)
    {
        foreach (string word in arguments.GetValue(Remove) ?? [])
            owner = await remove(owner, word);
        foreach (string word in arguments.GetValue(Add) ?? [])
            owner = await add(owner, word);
        return owner;
    }

    /// <summary>Writes the spellings for people.</summary>
    public static string Of(string name, IReadOnlyList<string> spellings)
        => $"{name}: {(spellings.Count > 0 ? string.Join(", ", spellings) : "no other spellings")}";

    private static Option<string[]> Words(string name, string description) => new(name)
    {
        Description = description,
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        HelpName = "word",
    };
}
