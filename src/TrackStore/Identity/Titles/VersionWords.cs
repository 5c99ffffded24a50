using System.Collections.Frozen;

namespace TrackStore.Identity.Titles;

/// <summary>The words that mark versions, in the languages and notations of platforms.</summary>
internal static class VersionWords
{
    private static readonly FrozenDictionary<string, VersionWord> Words = Build().ToFrozenDictionary(StringComparer.Ordinal);

    public static VersionWord Find(string token) => Words.TryGetValue(token, out VersionWord word) ? word : default;

    private static Dictionary<string, VersionWord> Build()
    {
        var words = new Dictionary<string, VersionWord>(StringComparer.Ordinal);
        AddHard(words);
        AddLanguages(words);
        AddSoft(words);
        Add(words, VersionWordRole.Remaker, """
            mix mixes edit version versie versione versao fassung ver bearbeitung cut recording recorded grabacion aufnahme
            enregistrement вариант версия バージョン 버전
            """);
        Add(words, VersionWordRole.Noise, """
            remaster remastered remasters remastering remastert remasterizado remasterizada remasterise remasterisee remasterizacion
            rimasterizzato rimasterizzata gemastert ремастер リマスター リマスタリング リマスター盤 리마스터
            digital digitally digitale original originale originalversion originalfassung album albumversion main full length lp
            bonus track pista deluxe expanded edition anniversary reissue pressing standard premium exclusive soundtrack ost medley
            hq hd 4k audio official oficial offiziell offizielles officiel officielle lyric lyrics letra visualizer mv pv video music
            musikvideo videoclip clip free download mp3 flac vinyl rip cd kbps bpm inch studio cover prod produced
            """);
        Add(words, VersionWordRole.Filler, """
            the of in at by and from on for vs x with a an de la le el les los du en au aux im am der die das bei i feat ft up
            """);
        return words;
    }

    private static void AddHard(Dictionary<string, VersionWord> words)
    {
        Mark(words, VersionMarks.Remix, "remix rmx remixed remixes rework reworked bootleg reboot refix flip remezcla ремикс リミックス 리믹스");
        Mark(words, VersionMarks.Dub, "dub dubmix dubstrumental dubplate");
        Mark(words, VersionMarks.Vip, "vip");
        Mark(words, VersionMarks.Club, "club clubmix workout fitness");
        Mark(words, VersionMarks.Mashup, "mashup");
        Mark(words, VersionMarks.Instrumental, """
            instrumental instrumentals inst instrumentale strumentale instrumentaal playback инструментал инструментальная минус
            インスト インストゥルメンタル オフボーカル offvocal 연주곡 伴奏
            """);
        Mark(words, VersionMarks.ACappella, "acapella acappella acapela accapella cappella capella cappela акапелла アカペラ 아카펠라");
        Mark(words, VersionMarks.Karaoke, "karaoke караоке カラオケ 노래방");
        Mark(words, VersionMarks.Live, """
            live livemitschnitt konzert concert concierto concerto vivo directo unplugged концерт концерта ライブ ライヴ 라이브 现场 現場
            """);
        Mark(words, VersionMarks.Session, "session sessions singles sesion sessao");
        Mark(words, VersionMarks.Acoustic, """
            acoustic acoustique acustico acustica akustik akustisch akoestisch akustisk unplugged stripped акустика アコースティック 어쿠스틱
            """);
        Mark(words, VersionMarks.Arrangement, "piano klavier klavierversion ピアノ", "piano");
        Mark(words, VersionMarks.Arrangement, "orchestral orchestra orchester orquestal symphonic string strings", "orchestra");
        Mark(words, VersionMarks.Arrangement, "guitar gitarre guitarra ukulele", "guitar");
        Mark(words, VersionMarks.Arrangement, "lullaby", "lullaby");
        Mark(words, VersionMarks.Demo, "demo demos demoversion maqueta maquette provino демо デモ");
        Mark(words, VersionMarks.Take, "take takes outtake outtakes rehearsal alternate alternative alternativ alternativa");
        Mark(words, VersionMarks.ReRecorded, "rerecorded rerecording recut neuaufnahme neueinspielung regrabado regrabacion");
        Mark(words, VersionMarks.Speed, "sped nightcore pitched chipmunk", "fast");
        Mark(words, VersionMarks.Speed, "slowed daycore reverb chopped screwed", "slow");
        Mark(words, VersionMarks.Speed, "8d hz", "processed");
        Mark(words, VersionMarks.DjMixed, "mixed");
        Mark(words, VersionMarks.Reprise, "reprise");
        Mark(words, VersionMarks.Interlude, "interlude interludio intermede zwischenspiel", "interlude");
        Mark(words, VersionMarks.Interlude, "intro prelude", "intro");
        Mark(words, VersionMarks.Interlude, "outro", "outro");
        Mark(words, VersionMarks.Interlude, "skit", "skit");
        Mark(words, VersionMarks.Tribute, "tribute homage hommage tributo");
    }

    private static void AddLanguages(Dictionary<string, VersionWord> words)
    {
        Mark(words, VersionMarks.Language, "english englisch ingles inglesa anglais anglaise inglese английская", "en");
        Mark(words, VersionMarks.Language, "spanish spanisch espanol espanola espagnol espagnole spagnolo spagnola spanglish", "es");
        Mark(words, VersionMarks.Language, "german deutsch deutsche aleman alemana allemand allemande tedesco", "de");
        Mark(words, VersionMarks.Language, "french franzosisch frances francesa francais francaise francese", "fr");
        Mark(words, VersionMarks.Language, "italian italienisch italiano italiana italien italienne", "it");
        Mark(words, VersionMarks.Language, "portuguese portugiesisch portugues portuguesa", "pt");
        Mark(words, VersionMarks.Language, "japanese japanisch", "ja");
        Mark(words, VersionMarks.Language, "korean koreanisch", "ko");
        Mark(words, VersionMarks.Language, "chinese mandarin", "zh");
        Mark(words, VersionMarks.Language, "russian русская", "ru");
        Mark(words, VersionMarks.Language, "dutch swedish", "other");
    }

    private static void AddSoft(Dictionary<string, VersionWord> words)
    {
        Mark(words, VersionMarks.Edit, "edit radio radioedit radiomix radioversion single singleversion short kurzversion editado promo");
        Mark(words, VersionMarks.Extended, "extended long maxi langversion extendida etendue lange");
        Mark(words, VersionMarks.Clean, "clean edited censored amended");
        Mark(words, VersionMarks.Explicit, "explicit uncensored");
        Mark(words, VersionMarks.Dirty, "dirty");
        Mark(words, VersionMarks.Mono, "mono monaural");
        Mark(words, VersionMarks.Stereo, "stereo");
    }

    private static void Mark(Dictionary<string, VersionWord> words, VersionMarks marks, string list, string? detail = null)
    {
        foreach (string word in WordList.Split(list))
            words[word] = new VersionWord(marks | words.GetValueOrDefault(word).Marks, VersionWordRole.Mark, detail);
    }

    private static void Add(Dictionary<string, VersionWord> words, VersionWordRole role, string list)
    {
        foreach (string word in WordList.Split(list))
            words[word] = new VersionWord(words.GetValueOrDefault(word).Marks, role);
    }
}
