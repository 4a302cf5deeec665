<?php
// Answers made on the side of a site's own server: php -S 127.0.0.1:8000 include.php
$question = ['q' => $_GET['q'] ?? '', 'limit' => 5, 'facets' => 0, 'lang' => 'fr'];
$json = @file_get_contents('http://127.0.0.1:7700/api/v1/search?' . http_build_query($question));
$answer = $json === false ? null : json_decode($json, true);

function text(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
}
?>
<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<title>Nos dépêches</title>
<form><input name="q" aria-label="Chercher" value="<?= text($question['q']) ?>"><button>Chercher</button></form>
<?php if ($answer === null): ?>
<p>La recherche ne répond pas pour le moment.</p>
<?php else: ?>
<p><?= $answer['total'] ?> dépêches</p>
<ol>
<?php foreach ($answer['hits'] as $hit): ?>
  <li><a href="/articles/<?= rawurlencode($hit['id']) ?>"><?= text($hit['title']) ?></a>
<?php endforeach ?>
</ol>
<?php endif ?>
</html>
